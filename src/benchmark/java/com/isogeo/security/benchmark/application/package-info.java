/** What is deployed: one page, and the ways to protect it. */
package com.isogeo.security.benchmark.application;
