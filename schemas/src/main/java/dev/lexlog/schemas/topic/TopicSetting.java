package dev.lexlog.schemas.topic;

/// One setting of a topic and how strictly an existing topic is held to it.
public record TopicSetting(String name, String value, Rule rule) {
    public enum Rule {
        /// An existing topic has exactly this value.
        EXACTLY,
        /// An existing topic may have more; -1 is without limit.
        AT_LEAST,
        /// Given to a new topic; the operator of an existing one may have chosen otherwise.
        AT_CREATION
    }

    static TopicSetting exactly(String name, String value) {
        return new TopicSetting(name, value, Rule.EXACTLY);
    }

    static TopicSetting atLeast(String name, long value) {
        return new TopicSetting(name, Long.toString(value), Rule.AT_LEAST);
    }

    static TopicSetting atCreation(String name, long value) {
        return new TopicSetting(name, Long.toString(value), Rule.AT_CREATION);
    }

    boolean accepts(String found) {
        return switch (rule) {
            case AT_CREATION -> true;
            case EXACTLY -> found.equals(value);
            case AT_LEAST -> isNumber(found) && number(found) >= number(value);
        };
    }

    String wanted() {
        return rule == Rule.AT_LEAST && !value.equals("-1") ? "at least " + value : value;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,19}");
    }

    private static long number(String text) {
        long number = Long.parseLong(text);
        return number == -1 ? Long.MAX_VALUE : number;
    }
}
