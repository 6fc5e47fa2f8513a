/**
 * The whole login under simulation: browsers, nodes, a provider and a clock, all driven by one seed. A seed is one
 * story, and the same one each time.
 */
package com.isogeo.security.simulation;
