package com.isogeo.security.benchmark;

/**
 * What one variant did in one round.
 *
 * @param count requests or logins
 * @param seconds how long it took
 * @param cpuSeconds of the server, all cores
 * @param medianMillis the response time of half of them, 0 where it was not measured
 * @param p99Millis the response time of 99 in 100, 0 where it was not measured
 */
record Measurement(double count, double seconds, double cpuSeconds, double medianMillis, double p99Millis) {

    double perSecond() {
        return count / seconds;
    }

    double cpuMillisEach() {
        return cpuSeconds * 1000 / count;
    }
}
