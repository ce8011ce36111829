package io.azurecredentials.login.jwt;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fingerprint of RSA keys made by a library of Infineon's whose primes are powers of 65537
 * modulo many small primes, so that they can be factored (CVE-2017-15361). One key in 2^150 that is
 * not of that library is suspected.
 *
 * @see <a href="https://crocs.fi.muni.cz/public/papers/rsa_ccs17">The Return of Coppersmith's
 *     Attack</a>
 */
final class Roca {
    private static final int GENERATOR = 65537;
    private static final int LARGEST_PRIME = 167;
    private static final Map<Integer, Set<Integer>> POWERS = powers();

    private Roca() {}

    static boolean isSuspected(BigInteger modulus) {
        return POWERS.entrySet().stream()
                .allMatch(
                        it ->
                                it.getValue()
                                        .contains(
                                                modulus.mod(BigInteger.valueOf(it.getKey()))
                                                        .intValue()));
    }

    private static Map<Integer, Set<Integer>> powers() {
        Map<Integer, Set<Integer>> powers = new TreeMap<>();
        for (int prime = 3; prime <= LARGEST_PRIME; prime += 2) {
            if (BigInteger.valueOf(prime).isProbablePrime(30)) {
                powers.put(prime, powers(prime));
            }
        }
        return powers;
    }

    private static Set<Integer> powers(int prime) {
        Set<Integer> powers = new HashSet<>();
        for (int power = 1; powers.add(power); ) {
            power = power * GENERATOR % prime;
        }
        return powers;
    }
}
