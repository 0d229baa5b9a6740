/**
 * The objects a run reads and writes, through the file systems of Hadoop: S3A or, without
 * credentials, local files. It may use Hadoop and the contract. Start at {@link
 * org.werkbank.training.store.ObjectFiles}.
 */
@NullMarked
package org.werkbank.training.store;

import org.jspecify.annotations.NullMarked;
