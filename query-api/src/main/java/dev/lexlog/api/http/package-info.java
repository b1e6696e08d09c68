/// Routes, requests, answers and problems, without a web server's classes. Entry: {@link
/// dev.lexlog.api.http.Routes}. Rule: every error is an RFC 9457 problem.
@NullMarked
package dev.lexlog.api.http;

import org.jspecify.annotations.NullMarked;
