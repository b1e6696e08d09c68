package dev.lexlog.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "customer_orders, customer order",
        "customerOrders, customer order",
        "CustomerOrders, customer order",
        "customer--__order, customer order",
        "customer \t  orders, customer order",
        "Customer-Orders, customer order",
        "Order_items, order item",
        "HTTPServers, http server",
        "s3Buckets, s3 bucket",
        "customerIDs, customer id",
        "größen_tabellen, größen tabellen",
        "e-mails, e mail"
    })
    void separatorsAndCamelCaseBecomeSpacesAndAllIsLowerCase(String name, String normalised) {
        assertThat(Names.normalised(name)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({
        "ACME, ACME",
        "AWS, AWS",
        "SAP HANA, SAP HANA",
        "ORDER_ITEMS, ORDER ITEM",
        "COVID-19, COVID 19",
        "Berlin, Berlin",
        "Customers, Customer",
        "Customer Orders, Customer Order",
        "APIs, API",
        "Ärzte, Ärzte",
        "People, Person",
        "Q3 Reports, Q3 Report",
        "HTTPS, HTTPS"
    })
    void properNounKeepsItsCase(String name, String normalised) {
        assertThat(Names.normalised(name)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, order",
        "companies, company",
        "queries, query",
        "ties, tie",
        "series, series",
        "classes, class",
        "addresses, address",
        "status, status",
        "statuses, status",
        "bus, bus",
        "buses, bus",
        "viruses, virus",
        "uses, use",
        "houses, house",
        "databases, database",
        "purchases, purchase",
        "aliases, alias",
        "licenses, license",
        "lenses, lens",
        "matches, match",
        "caches, cache",
        "hashes, hash",
        "boxes, box",
        "taxes, tax",
        "sizes, size",
        "quizzes, quiz",
        "heroes, hero",
        "shoes, shoe",
        "photos, photo",
        "archives, archive",
        "leaves, leaf",
        "people, person",
        "children, child",
        "women, woman",
        "indices, index",
        "indexes, index",
        "criteria, criterion",
        "analyses, analysis",
        "analysis, analysis",
        "basis, basis",
        "menus, menu",
        "apis, api",
        "ids, id",
        "gas, gas",
        "news, news",
        "analytics, analytics",
        "nodejs, nodejs",
        "https, https",
        "movies, movie",
        "cafés, café",
        "1990s, 1990s",
        "customer's, customer's",
        "peoples, person",
        "this, this"
    })
    void everyWordBecomesItsSingular(String word, String singular) {
        assertThat(Names.normalised(word)).isEqualTo(singular);
    }

    @Test
    void composedAndDecomposedLettersAreOneName() {
        assertThat(Names.normalised("Cafe\u0301s_b")).isEqualTo(Names.normalised("Caf\u00e9s_b"));
    }

    @Test
    void nothingButSeparatorsIsEmpty() {
        assertThat(Names.normalised(" _-_ ")).isEmpty();
        assertThat(Names.displayed(" _-_ ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "customer_orders, Customer Order",
        "customerOrders, Customer Order",
        "ACME, ACME",
        "Bank of America, Bank of America",
        "état, État",
        "e-mails, E Mail"
    })
    void displayNameIsCapitalisedUnlessAProperNoun(String name, String displayed) {
        assertThat(Names.displayed(name)).isEqualTo(displayed);
    }

    @Property(tries = 5_000, seed = "20260101")
    void normalisingAgainChangesNothing(@ForAll("names") String name) {
        var once = Names.normalised(name);

        assertThat(Names.normalised(once)).isEqualTo(once);
    }

    @Property(tries = 2_000, seed = "20260101")
    void normalisedNameIsDisplayedLikeTheGivenOne(@ForAll("names") String name) {
        assertThat(Names.displayed(Names.normalised(name))).isEqualTo(Names.displayed(name));
    }

    @Provide
    Arbitrary<String> names() {
        var pieces =
                Arbitraries.of(
                        "order",
                        "People",
                        "API",
                        "s",
                        "ses",
                        "es",
                        "ies",
                        "us",
                        "ss",
                        "Bus",
                        "AB",
                        "x",
                        "Éa",
                        "İ",
                        "ß",
                        "9",
                        "_",
                        "-",
                        " ",
                        "\u2003",
                        "'",
                        "😀",
                        "lens",
                        "IX",
                        "Ǆ",
                        "\u212a",
                        "\ud835\udc00",
                        "men",
                        "a\u0301",
                        ".");
        var composed = pieces.list().ofMinSize(1).ofMaxSize(6).map(p -> String.join("", p));
        return Arbitraries.oneOf(composed, Arbitraries.strings().all().ofMaxLength(12));
    }
}
