/**
 * Fuzz tests: whatever comes from outside, the module throws nothing, answers no 500, redirects nowhere but into the
 * application or to the provider, and shows no secret. In the build each test repeats its saved inputs; the profile
 * {@code fuzz} looks for new ones, see docs/development.md.
 */
package com.isogeo.security.fuzzing;
