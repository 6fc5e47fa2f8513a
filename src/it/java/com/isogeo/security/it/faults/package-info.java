/** An application that shows what its server's JVM holds: threads, heap and sessions. */
package com.isogeo.security.it.faults;
