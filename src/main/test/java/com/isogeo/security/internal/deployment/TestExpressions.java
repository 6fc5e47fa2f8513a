package com.isogeo.security.internal.deployment;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import org.jboss.weld.manager.BeanManagerImpl;
import org.jboss.weld.module.ExpressionLanguageSupport;

/** Finds the beans that an expression names, as a server does; Weld leaves it to the server. */
final class TestExpressions implements ExpressionLanguageSupport {

    @Override
    public ELResolver createElResolver(BeanManagerImpl beans) {
        return new NamedBeans(beans);
    }

    @Override
    public ExpressionFactory wrapExpressionFactory(ExpressionFactory factory) {
        return factory;
    }

    @Override
    public void cleanup() {
        // Nothing is held.
    }

    private static final class NamedBeans extends ELResolver {

        private final BeanManagerImpl beans;

        private NamedBeans(BeanManagerImpl beans) {
            this.beans = beans;
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            Bean<?> bean = base == null ? beans.resolve(beans.getBeans(property.toString())) : null;
            if (bean == null) {
                return null;
            }
            context.setPropertyResolved(true);
            CreationalContext<?> creation = beans.createCreationalContext(bean);
            return beans.getReference(bean, bean.getBeanClass(), creation);
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }
    }
}
