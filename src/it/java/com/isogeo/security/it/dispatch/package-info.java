/** An application whose context root has a blank and an accent, with pages that are reached by every kind of dispatch. */
package com.isogeo.security.it.dispatch;
