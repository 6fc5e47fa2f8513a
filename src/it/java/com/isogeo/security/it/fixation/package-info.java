/** An application whose open page makes a session, as a shop's does, and whose other one is protected. */
package com.isogeo.security.it.fixation;
