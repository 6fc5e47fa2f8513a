package com.isogeo.security.it.shown;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.servlet.http.HttpServletRequest;

/** The page of a form, to which a user comes back who sent it too late. */
final class PlanForm {

    /** The page that is being written. */
    interface Page {

        void warn(String message);
    }

    void show(HttpServletRequest request, Page page) {
        if (request.getAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT) != null) {
            page.warn("You were signed out meanwhile. Please send the form once more.");
        }
    }
}
