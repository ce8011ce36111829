/** The product's main job, shown to a person: {@code mvn -q -Pdemo}. */
@NullMarked
package io.azurecredentials.demo;

import org.jspecify.annotations.NullMarked;
