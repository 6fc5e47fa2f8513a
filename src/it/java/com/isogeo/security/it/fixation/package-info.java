/** An application with an open page that creates a session, as a shop's does, and a protected one. */
package com.isogeo.security.it.fixation;
