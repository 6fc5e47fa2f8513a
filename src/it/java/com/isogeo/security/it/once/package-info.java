/** An application whose configuration changes after the start. */
package com.isogeo.security.it.once;
