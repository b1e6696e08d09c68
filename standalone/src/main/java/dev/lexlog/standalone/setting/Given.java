package dev.lexlog.standalone.setting;

/// A key and a text for it, and where that stands, in words.
record Given(String key, String text, String place) {}
