/**
 * Which classes and methods of jars can ever run, and the jars without the others. It knows class
 * files and nothing of us.
 */
@NullMarked
package io.azurecredentials.image.reach;

import org.jspecify.annotations.NullMarked;
