/** The classes of the README, which {@code .ci/walk-readme} runs on two servers and the build compiles. */
package org.example.maps;
