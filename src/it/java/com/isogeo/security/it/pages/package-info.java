/** A small application with error pages of its own. */
package com.isogeo.security.it.pages;
