/** An application that tells what was written into its sessions. */
package com.isogeo.security.it.written;
