/** A small application that has files beside its servlets. */
package com.isogeo.security.it.files;
