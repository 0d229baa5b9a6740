/** Excel workbooks, read behind a guard and rendered as CSV. */
@NullMarked
package org.werkbank.platform.datasets.excel;

import org.jspecify.annotations.NullMarked;
