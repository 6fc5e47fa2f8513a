/** An application that is deployed and undeployed, and one that counts which of its class loaders are still there. */
package com.isogeo.security.it.leak;
