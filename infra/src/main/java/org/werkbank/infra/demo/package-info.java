/**
 * The main job told as a story on a server of its own: what {@code ./werkbank demo} runs. It may
 * use the REST client and nothing of the platform but its jar. Start at {@link
 * org.werkbank.infra.demo.Demo}.
 */
@NullMarked
package org.werkbank.infra.demo;

import org.jspecify.annotations.NullMarked;
