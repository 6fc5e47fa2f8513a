/** Classes of applications that must not start. */
package com.isogeo.security.it.bad;
