/** An application that calls the API in every way that docs/how-to/call-the-api.md names. */
package com.isogeo.security.it.bearer;
