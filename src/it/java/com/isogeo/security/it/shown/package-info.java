/** What pages of docs/how-to show and no application of the tests deploys: compiled with the build, so that it stays right. */
package com.isogeo.security.it.shown;
