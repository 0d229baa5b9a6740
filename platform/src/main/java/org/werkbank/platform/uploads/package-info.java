/**
 * Uploads that go on where they broke off: the tus protocol over parts of the object store. It may
 * use {@code datasets}, {@code audit}, {@code storage}, {@code db}, {@code web} and {@code
 * problem}. Start at {@link org.werkbank.platform.uploads.ResumableUploads}.
 */
@NullMarked
package org.werkbank.platform.uploads;

import org.jspecify.annotations.NullMarked;
