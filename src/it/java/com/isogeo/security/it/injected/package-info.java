/** An application that has its user injected. */
package com.isogeo.security.it.injected;
