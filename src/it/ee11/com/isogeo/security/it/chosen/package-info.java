/** Pages for people by Isogeo, the API for machines by Basic: an application with two mechanisms, on Jakarta EE 11. */
package com.isogeo.security.it.chosen;
