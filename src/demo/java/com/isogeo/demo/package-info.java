/** A web application that signs its users in with Isogeo: what a user of the module writes, and nothing more. */
package com.isogeo.demo;
