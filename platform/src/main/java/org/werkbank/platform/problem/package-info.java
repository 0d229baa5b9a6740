/**
 * What can go wrong, said once: types of problems and the exception that carries one to the reader.
 * It may use nothing of the platform, so that every room may use it. Start at {@link
 * org.werkbank.platform.problem.Problem}.
 */
@NullMarked
package org.werkbank.platform.problem;

import org.jspecify.annotations.NullMarked;
