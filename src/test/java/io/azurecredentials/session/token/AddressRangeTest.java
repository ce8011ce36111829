package io.azurecredentials.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a token may be used from: spelled-out addresses, and nothing that two readers read twice.
 */
class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      10.255.0.1,        true",
        "10.0.0.0/8,      11.0.0.0,          false",
        "10.1.2.3,        10.1.2.3,          true",
        "10.1.2.3,        10.1.2.4,          false",
        "10.1.2.0/25,     10.1.2.127,        true",
        "10.1.2.0/25,     10.1.2.128,        false",
        "0.0.0.0/0,       203.0.113.9,       true",
        "0.0.0.0/0,       2001:db8::1,       false",
        "::/0,            203.0.113.9,       false",
        "2001:db8::/33,   2001:db8:7fff::1,  true",
        "2001:db8::/33,   2001:db8:8000::1,  false",
        "2001:db8::1,     2001:db8:0:0::1,   true",
        "10.0.0.0/8,      ::ffff:10.0.0.1,   true",
        "10.0.0.0/8,      ::ffff:a00:1,      true",
    })
    void an_address_is_in_its_range_and_in_no_other(String range, String address, boolean in) {
        assertThat(Tokens.range(range).contains(AddressRange.address(address).orElseThrow()))
                .isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10",
                "10.1",
                "10.1.2",
                "010.0.0.1",
                "0x0a.0.0.1",
                "167772161",
                "10.0.0.256",
                "10.0.0.1 ",
                "localhost",
                "example.com",
                "fe80::1%eth0",
                "[::1]",
                "1.2.3.4:80",
                ":::",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "2001:db8::1/64",
                "::/129",
                "10.0.0.0/+8",
                "\u0661\u0660.0.0.1"
            })
    void what_is_no_range_is_refused_and_never_looked_up(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.1.2.3/32", "0.0.0.0/0", "::/0", "2001:db8::/33"})
    void a_range_reads_its_own_spelling_back(String text) {
        AddressRange range = Tokens.range(text);

        assertThat(AddressRange.parse(range.toString())).contains(range);
    }
}
