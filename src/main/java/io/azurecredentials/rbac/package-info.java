/**
 * Who somebody is to Kubernetes, and what its RBAC lets him do. For whoever acts for somebody who
 * asked over HTTP with the operator's own rights. Decides nothing: the API server does, by
 * TokenReview and SubjectAccessReview, and is asked again after a few seconds.
 */
@NullMarked
package io.azurecredentials.rbac;

import org.jspecify.annotations.NullMarked;
