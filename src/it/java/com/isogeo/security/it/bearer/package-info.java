/** An application that calls the API in every way that the README names. */
package com.isogeo.security.it.bearer;
