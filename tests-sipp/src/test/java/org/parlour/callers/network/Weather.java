package org.parlour.callers.network;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What becomes of datagrams on a path, each way alike.
 *
 * @param lossShare how many are lost, 0 to 1
 * @param burst how many in a row a loss takes on average; 1 is chance alone
 * @param delay of each
 * @param jitter how much longer one may take; order is kept
 */
public record Weather(double lossShare, int burst, Duration delay, Duration jitter) {
    public static final Weather FAIR = new Weather(0, 1, Duration.ZERO, Duration.ZERO);

    public Weather {
        if (lossShare < 0 || lossShare >= 1 || burst < 1) {
            throw new IllegalArgumentException("no weather: " + lossShare + " in bursts of " + burst);
        }
    }

    public static Weather loss(double share) {
        return new Weather(share, 1, Duration.ZERO, Duration.ZERO);
    }

    public static Weather bursts(double share, int burst) {
        return new Weather(share, burst, Duration.ZERO, Duration.ZERO);
    }

    public Weather late(Duration delay, Duration jitter) {
        return new Weather(lossShare, burst, delay, jitter);
    }

    /** One direction of it: a chain of two states (Gilbert), in the one of which everything is lost. */
    static final class Sky {
        private final RandomGenerator random;
        private boolean losing;

        Sky(RandomGenerator random) {
            this.random = random;
        }

        boolean loses(Weather weather) {
            double ends = 1.0 / weather.burst();
            double begins = weather.lossShare() * ends / (1 - weather.lossShare());
            losing = losing ? random.nextDouble() >= ends : random.nextDouble() < begins;
            return losing;
        }

        long delayNanos(Weather weather) {
            long jitterNanos = weather.jitter().toNanos();
            return weather.delay().toNanos() + (jitterNanos == 0 ? 0 : random.nextLong(jitterNanos));
        }
    }
}
