/** What docs/how-to/observability.md shows: a readiness check, and counters. */
package com.isogeo.security.it.observed;
