/**
 * The way in: HTTP server, sign-in check, who-may-call-what, problem answers, paging, pages in two
 * languages. It may use {@code db} and {@code problem}; rooms hand it their routes. Start at {@link
 * org.werkbank.platform.web.WebServer} and {@link org.werkbank.platform.web.Routes}.
 */
@NullMarked
package org.werkbank.platform.web;

import org.jspecify.annotations.NullMarked;
