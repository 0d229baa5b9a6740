/**
 * Columns computed from other columns by a formula that a user typed, see docs/expressions.md. It
 * may use java.* alone: a formula is hostile text and can do nothing but arithmetic (ADR 0010).
 * Start at {@link org.werkbank.training.expressions.Expression}.
 */
@NullMarked
package org.werkbank.training.expressions;

import org.jspecify.annotations.NullMarked;
