/**
 * The database: one door to SQLite or PostgreSQL, transactions, migrations, identifiers. It may use
 * {@code problem} alone. Start at {@link org.werkbank.platform.db.Database}.
 */
@NullMarked
package org.werkbank.platform.db;

import org.jspecify.annotations.NullMarked;
