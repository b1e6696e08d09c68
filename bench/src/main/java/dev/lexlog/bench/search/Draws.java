package dev.lexlog.bench.search;

import java.util.SplittableRandom;

/// Random numbers by place: those of an index do not depend on which were drawn before.
record Draws(long seed, String purpose) {
    SplittableRandom of(long index) {
        return new SplittableRandom(mixed(mixed(seed ^ purpose.hashCode()) + index));
    }

    /// The finaliser of MurmurHash3. A SplittableRandom steps by a constant, so seeds that are near
    /// each other must not stay so.
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
