package io.azurecredentials.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.session.token.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 96. */
class ForwardedForTest {
    private static final ForwardedFor PROXIES =
            new ForwardedFor(
                    Stream.of("10.0.0.0/8", "fd00::/8", "192.0.2.7")
                            .map(it -> AddressRange.parse(it).orElseThrow())
                            .toList());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // from nobody we trust: their word counts for nothing, well-formed or not
                "203.0.113.1; 10.0.0.1; 203.0.113.1",
                "203.0.113.1; rubbish; 203.0.113.1",
                "192.0.2.8; 198.51.100.1; 192.0.2.8",
                "fe80::1; 198.51.100.1; fe80::1",
                // one proxy
                "10.0.0.1; 198.51.100.1; 198.51.100.1",
                "192.0.2.7; 198.51.100.1; 198.51.100.1",
                "fd00::1; 2001:db8::1; 2001:db8::1",
                "::ffff:10.0.0.1; 198.51.100.1; 198.51.100.1",
                // what stands left of the first stranger is a stranger's word
                "10.0.0.1; 127.0.0.1, 198.51.100.1; 198.51.100.1",
                "10.0.0.1; 10.9.9.9, 198.51.100.1; 198.51.100.1",
                // two proxies
                "10.0.0.1; 198.51.100.1, 10.0.0.2; 198.51.100.1",
                "10.0.0.1; 192.0.2.7,198.51.100.1 ,10.0.0.2; 198.51.100.1",
                // nobody but proxies
                "10.0.0.1; 10.0.0.3, 10.0.0.2; 10.0.0.3",
                // spellings
                "10.0.0.1; ::ffff:198.51.100.1; 198.51.100.1",
                "10.0.0.1; 198.51.100.1:5701; 198.51.100.1",
                "10.0.0.1; [2001:db8::1]:5701; 2001:db8::1",
                "10.0.0.1; [2001:db8::1]; 2001:db8::1"
            })
    void the_caller_is_the_first_stranger_from_the_right(String peer, String field, String caller) {
        assertThat(PROXIES.caller(address(peer), List.of(field))).isEqualTo(address(caller));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "localhost",
                "198.51.100.1,",
                ",198.51.100.1",
                "198.51.100.1,,10.0.0.1",
                "198.51.100.256",
                "198.51.100.01",
                "198.51.100",
                "0x7f.0.0.1",
                "2130706433",
                "198.51.100.1/32",
                "198.51.100.1:x",
                "198.51.100.1:123456",
                "[198.51.100.1",
                "fe80::1%eth0",
                "2001:db8::1::2",
                "unknown",
                "_hidden",
                "198.51.100.1 10.0.0.1",
                "\"198.51.100.1\"",
                "rubbish, 198.51.100.1"
            })
    void a_proxy_that_sends_no_list_of_addresses_is_refused(String field) {
        assertThatThrownBy(() -> PROXIES.caller(address("10.0.0.1"), List.of(field)))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.reply().status()).isEqualTo(400));
    }

    @Test
    void fields_follow_each_other() {
        assertThat(
                        PROXIES.caller(
                                address("10.0.0.1"),
                                List.of("203.0.113.9", "198.51.100.1", "10.0.0.2")))
                .isEqualTo(address("198.51.100.1"));
        assertThat(PROXIES.caller(address("10.0.0.1"), List.of())).isEqualTo(address("10.0.0.1"));
    }

    private static InetAddress address(String text) {
        return AddressRange.address(text).orElseThrow();
    }
}
