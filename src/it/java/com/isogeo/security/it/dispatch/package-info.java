/** An application with a page that is reached by every kind of dispatch. */
package com.isogeo.security.it.dispatch;
