/** An application that shows all that an operator or a user can see of it, and, on another page, the secrets that must not be there. */
package com.isogeo.security.it.planted;
