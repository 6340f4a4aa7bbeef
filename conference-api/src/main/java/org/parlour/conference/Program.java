package org.parlour.conference;

import java.util.List;
import org.parlour.conference.gateway.PublicPlace;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The rooms that Spring puts together, on a foundation that stands already. */
@SpringBootApplication(
        proxyBeanMethods = false,
        // There are no users yet, and no password may be made up and printed.
        exclude = UserDetailsServiceAutoConfiguration.class)
class Program {
    static ConfigurableApplicationContext start(Foundation foundation, List<String> arguments) {
        SpringApplication spring = new SpringApplication(Program.class);
        spring.setDefaultProperties(SettingsReader.PLACES);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        // The end has its own order and its own exit code: Ending.
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> hand((GenericApplicationContext) context, foundation));
        return spring.run(arguments.toArray(String[]::new));
    }

    /** Spring uses these and never closes them. */
    private static void hand(GenericApplicationContext context, Foundation foundation) {
        var beans = context.getBeanFactory();
        beans.registerSingleton("clock", foundation.clock());
        beans.registerSingleton("dataFolder", foundation.folder());
        beans.registerSingleton("secrets", foundation.secrets());
        beans.registerSingleton("storeItself", foundation.store());
        beans.registerSingleton("doorCertificate", foundation.certificate());
        beans.registerSingleton("webSettings", foundation.settings().web());
        beans.registerSingleton("sipSettings", foundation.settings().sip());
        beans.registerSingleton("mediaSettings", foundation.settings().media());
        beans.registerSingleton(
                "publicPlace", PublicPlace.of(foundation.settings().publicAddress()));
        beans.registerSingleton("promptSettings", foundation.settings().prompts());
    }
}
