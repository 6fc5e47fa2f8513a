/** The application of docs/how-to/protect-rest-ejb-websocket-faces.md, which shows some of these classes as they are. */
package com.isogeo.security.it.technologies;
