/** Integration tests as a user of the module writes them: {@code docs/how-to/testing.md} shows them. They know no class of the other tests. */
package com.isogeo.security.it.testing;
