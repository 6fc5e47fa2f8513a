/**
 * What the mechanism costs: JMH benchmarks, the counts that the build guards, and the heap of many logins. {@code mvn
 * -Pbenchmark verify -pl src/main} runs all of it and writes {@code target/jmh.json} and {@code target/scale.json};
 * without the profile only the guards run. Requests, responses and sessions are stubs that allocate nothing, so that
 * what is measured is the module's own.
 */
package com.isogeo.security.benchmark;
