/** An application whose configuration is another one after it has started. */
package com.isogeo.security.it.once;
