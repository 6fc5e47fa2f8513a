/** An application that shows the names of the attributes that were set in its sessions. */
package com.isogeo.security.it.written;
